/* Last: everything before this has succeeded, so the store has this version now. A console tells by
   it whether it fits. */
UPDATE keydesk.store_info SET schema_version = 5 WHERE id = 1 AND schema_version < 5;
GO
