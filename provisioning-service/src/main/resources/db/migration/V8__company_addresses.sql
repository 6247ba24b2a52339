-- Objects with name, line1, line2, postalCode, city, region, country; NULL when none of them is known.
ALTER TABLE company ADD COLUMN ship_to jsonb, ADD COLUMN bill_to jsonb;
