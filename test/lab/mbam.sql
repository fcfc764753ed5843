-- Stand-in for the database "MBAM Recovery and Hardware" of MBAM 2.5: the same tables in a schema
-- of their own, keys by text, and what is not publicly described: who uses a computer, and the key
-- package.
create schema RecoveryAndHardwareCore
go
create schema RecoveryAndHardwareRead
go
create table RecoveryAndHardwareCore.Domains (
  Id int not null primary key,
  DomainName nvarchar(255) not null
)
go
create table RecoveryAndHardwareCore.Machines (
  Id int not null primary key,
  LastUpdateTime datetime not null,
  Name nvarchar(255) not null,
  DomainId int null
)
go
create table RecoveryAndHardwareCore.Users (
  Id int not null primary key,
  Name nvarchar(255) not null,
  DomainId int not null
)
go
create table RecoveryAndHardwareCore.Machines_Users (
  MachineId int not null,
  UserId int not null
)
go
create table RecoveryAndHardwareCore.VolumeTypes (
  Id int not null primary key,
  TypeName nvarchar(64) not null
)
go
create table RecoveryAndHardwareCore.Volumes (
  Id int not null primary key,
  VolumeTypeId int null
)
go
create table RecoveryAndHardwareCore.Machines_Volumes (
  MachineId int not null,
  VolumeId int not null
)
go
create table RecoveryAndHardwareCore.Keys (
  VolumeId int not null,
  LastUpdateTime datetime not null,
  RecoveryKeyId char(36) not null constraint UniqueRecoveryKeyId unique,
  RecoveryKey nvarchar(100) null,
  RecoveryKeyPackage varbinary(max) null,
  Disclosed bit not null
)
go
-- What the product would keep of a disclosure; here the tests read it.
create table dbo.Standin_Disclosures (
  RecoveryKeyId char(36) not null,
  Reason nvarchar(255) not null
)
go
create procedure RecoveryAndHardwareRead.GetRecoveryKey
  @RecoveryKeyId char(36), @Reason nvarchar(255)
as
begin
  set nocount on
  update RecoveryAndHardwareCore.Keys set Disclosed = 1 where RecoveryKeyId = @RecoveryKeyId
  insert into dbo.Standin_Disclosures (RecoveryKeyId, Reason) values (@RecoveryKeyId, @Reason)
  select RecoveryKey, RecoveryKeyPackage from RecoveryAndHardwareCore.Keys
    where RecoveryKeyId = @RecoveryKeyId
end
go
