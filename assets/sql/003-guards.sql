/* What nobody may do by accident, whatever their rights. A db_owner can take a trigger away; the
   chain of hashes then tells of it. */

CREATE TRIGGER keydesk.audit_entries_are_final ON keydesk.audit_entries AFTER UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51020, N'keydesk: audit entries are never changed or deleted', 1;
END
GO

CREATE TRIGGER keydesk.audit_entries_are_chained ON keydesk.audit_entries AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @count int, @first int, @last int, @breaks int;
  SELECT @count = COUNT(*), @first = MIN(sequence), @last = MAX(sequence) FROM inserted;
  IF @count = 0 RETURN;
  SELECT @breaks = COUNT(*) FROM inserted i
    WHERE NOT EXISTS (SELECT 1 FROM keydesk.audit_entries p WHERE p.sequence = i.sequence - 1
      AND p.hash = i.previous_hash)
      AND NOT (i.sequence = 1
        AND i.previous_hash = '1f6c2a038468ba4a7a88b4b185004c20c65953b049934705503362405bcc5572');
  IF @breaks > 0 OR EXISTS (SELECT 1 FROM keydesk.audit_entries WHERE sequence > @last)
    THROW 51021, N'keydesk: an audit entry must follow the newest one', 1;
END
GO

CREATE TRIGGER keydesk.protectors_are_kept ON keydesk.protectors AFTER DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51022, N'keydesk: recovery data is never deleted', 1;
END
GO

CREATE TRIGGER keydesk.protectors_stay_disclosed ON keydesk.protectors AFTER UPDATE AS
BEGIN
  SET NOCOUNT ON;
  IF EXISTS (
    SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.id = d.id
    WHERE i.id IS NULL OR i.key_id <> d.key_id OR i.recovery_password <> d.recovery_password
      OR (d.disclosed_at IS NOT NULL AND (i.disclosed_at IS NULL OR i.disclosed_at <> d.disclosed_at
        OR i.disclosed_by <> d.disclosed_by))
  ) THROW 51023, N'keydesk: a key is never replaced, and a disclosed key stays disclosed', 1;
END
GO

CREATE TRIGGER keydesk.store_info_is_kept ON keydesk.store_info AFTER UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  IF NOT EXISTS (SELECT 1 FROM inserted i JOIN deleted d ON d.id = i.id AND d.purpose = i.purpose
    AND d.schema_version <= i.schema_version)
    AND EXISTS (SELECT 1 FROM deleted)
    THROW 51024,
      N'keydesk: a store keeps its purpose and is never taken back to an older version', 1;
END
GO
