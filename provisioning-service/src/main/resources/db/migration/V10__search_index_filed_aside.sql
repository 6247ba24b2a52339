-- The lists of the indexes for search are filed by a thread of the service, twice a second; this length only matters where it
-- does not run.
ALTER INDEX customer_search SET (gin_pending_list_limit = 4096);
ALTER INDEX company_search SET (gin_pending_list_limit = 4096);
