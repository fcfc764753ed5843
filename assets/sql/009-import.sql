/* Bringing recovery data in, as keydesk store import does. Granted to nobody: a db_owner runs
   it, inside a transaction of any length. */

/* The number of a domain, which is added if it is not there. It is found by its DNS name; without
   one (@dns_name is empty, or @name once more), by @name among those stored without a DNS name. A
   stored NetBIOS name that is the first label of the DNS name may only have been derived from it:
   another one that is stated replaces it. */
CREATE PROCEDURE keydesk.import_domain @name nvarchar(255), @dns_name nvarchar(255),
  @id int OUTPUT AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @supposed nvarchar(255);
  IF @dns_name = N'' SET @dns_name = @name;
  SET @supposed = SUBSTRING(@dns_name, 1, CHARINDEX(N'.', @dns_name + N'.') - 1);
  SET @id = NULL;
  SELECT @id = id FROM keydesk.domains WHERE dns_name = @dns_name;
  IF @id IS NOT NULL
  BEGIN
    IF @name <> @dns_name AND @name <> @supposed
      UPDATE keydesk.domains SET name = @name
        WHERE id = @id AND (name = dns_name OR name = @supposed);
  END
  ELSE
  BEGIN
    INSERT INTO keydesk.domains (name, dns_name) VALUES (@name, @dns_name);
    SET @id = CONVERT(int, SCOPE_IDENTITY());
  END;
END
GO

/* The domain of somebody who uses a computer, by one name: the computer's own, where that is called
   so in the same row. */
CREATE PROCEDURE keydesk.import_user_domain @written nvarchar(255), @domain nvarchar(255),
  @dns_domain nvarchar(255), @id int OUTPUT AS
BEGIN
  SET NOCOUNT ON;
  IF @written = @domain OR @written = @dns_domain
    EXEC keydesk.import_domain @domain, @dns_domain, @id OUTPUT;
  ELSE
    EXEC keydesk.import_domain @written, N'', @id OUTPUT;
END
GO

/* One key. Tells what became of it: added, known (the same was here already) or conflict (the same
   ID with another password, which is left as it is). Keys share a volume only where they are of one
   drive: the system's, or the fixed one of a letter. Two sticks may both have been E: and have one
   label. */
CREATE PROCEDURE keydesk.import_protector
  @key_id varchar(36), @recovery_password varchar(100), @escrowed_at varchar(24),
    @domain nvarchar(255), @dns_domain nvarchar(255),
  @computer nvarchar(255), @kind varchar(20), @drive_letter nvarchar(10), @label nvarchar(255),
    @key_package varbinary(max) = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;
  DECLARE @there varchar(100), @domain_id int, @computer_id int, @volume_id int;

  SELECT @there = recovery_password FROM keydesk.protectors WHERE key_id = @key_id;
  IF @there IS NOT NULL
  BEGIN
    SELECT CASE WHEN @there = @recovery_password THEN 'known' ELSE 'conflict' END AS outcome;
    RETURN;
  END;

  EXEC keydesk.import_domain @domain, @dns_domain, @domain_id OUTPUT;
  SELECT @computer_id = id FROM keydesk.computers WHERE domain_id = @domain_id AND name = @computer;
  IF @computer_id IS NULL
  BEGIN
    INSERT INTO keydesk.computers (domain_id, name) VALUES (@domain_id, @computer);
    SET @computer_id = CONVERT(int, SCOPE_IDENTITY());
  END;
  IF @kind = 'operating-system' OR (@kind = 'fixed' AND @drive_letter <> N'')
    SELECT @volume_id = MIN(id) FROM keydesk.volumes WHERE computer_id = @computer_id
      AND kind = @kind AND drive_letter = @drive_letter COLLATE Latin1_General_CI_AS
      AND label = @label COLLATE Latin1_General_CI_AS;
  IF @volume_id IS NULL
  BEGIN
    INSERT INTO keydesk.volumes (computer_id, kind, drive_letter, label)
      VALUES (@computer_id, @kind, @drive_letter, @label);
    SET @volume_id = CONVERT(int, SCOPE_IDENTITY());
  END;
  INSERT INTO keydesk.protectors (key_id, volume_id, recovery_password, key_package, escrowed_at)
  VALUES (@key_id, @volume_id, @recovery_password, @key_package, COALESCE(@escrowed_at, ''));
  SELECT 'added' AS outcome;
END
GO

/* A person who uses a computer that is here already. */
CREATE PROCEDURE keydesk.import_computer_user
  @domain nvarchar(255), @dns_domain nvarchar(255), @computer nvarchar(255),
    @user_domain nvarchar(255), @user nvarchar(255)
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;
  DECLARE @domain_id int, @user_domain_id int, @computer_id int;
  EXEC keydesk.import_domain @domain, @dns_domain, @domain_id OUTPUT;
  EXEC keydesk.import_user_domain @user_domain, @domain, @dns_domain, @user_domain_id OUTPUT;
  SELECT @computer_id = id FROM keydesk.computers WHERE domain_id = @domain_id AND name = @computer;
  IF @computer_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM keydesk.computer_users WHERE computer_id = @computer_id
      AND domain_id = @user_domain_id AND name = @user)
    INSERT INTO keydesk.computer_users (computer_id, domain_id, name)
      VALUES (@computer_id, @user_domain_id, @user);
END
GO
