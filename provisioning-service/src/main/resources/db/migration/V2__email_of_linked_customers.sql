-- A customer that got its login by its id keeps the registry's own address until the user has proved one.
ALTER TABLE customer ADD COLUMN email_kept boolean NOT NULL DEFAULT false;
