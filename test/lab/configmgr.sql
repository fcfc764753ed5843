-- Stand-in for the recovery tables of a Configuration Manager site database, as far as they are
-- publicly described:
-- dbo.RecoveryAndHardwareCore_*, keys by uniqueidentifier, one procedure that reads a key. No key
-- packages, no users.
create schema RecoveryAndHardwareRead
go
create table dbo.RecoveryAndHardwareCore_Domains (
  Id int not null primary key,
  DomainName nvarchar(255) not null
)
go
create table dbo.RecoveryAndHardwareCore_Machines (
  Id int not null primary key,
  LastUpdateTime datetime not null,
  Name nvarchar(255) not null,
  DomainId int null
)
go
create table dbo.RecoveryAndHardwareCore_Volumes (
  Id int not null primary key,
  VolumeGuid uniqueidentifier null
)
go
create table dbo.RecoveryAndHardwareCore_Machines_Volumes (
  MachineId int not null,
  VolumeId int not null
)
go
create table dbo.RecoveryAndHardwareCore_Keys (
  VolumeId int not null,
  LastUpdateTime datetime not null,
  RecoveryKeyId uniqueidentifier not null unique,
  RecoveryKey nvarchar(100) null,
  Disclosed bit not null
)
go
-- What the product would keep of a disclosure; here the tests read it.
create table dbo.Standin_Disclosures (
  RecoveryKeyId uniqueidentifier not null,
  Reason nvarchar(255) not null
)
go
create procedure RecoveryAndHardwareRead.GetRecoveryKey
  @RecoveryKeyId uniqueidentifier, @Reason nvarchar(255)
as
begin
  set nocount on
  update dbo.RecoveryAndHardwareCore_Keys set Disclosed = 1 where RecoveryKeyId = @RecoveryKeyId
  insert into dbo.Standin_Disclosures (RecoveryKeyId, Reason) values (@RecoveryKeyId, @Reason)
  select RecoveryKey from dbo.RecoveryAndHardwareCore_Keys where RecoveryKeyId = @RecoveryKeyId
end
go
