<#
.SYNOPSIS
  Takes the single steps of replacing a BitLocker recovery password on another computer, for Keydesk.

.DESCRIPTION
  Takes one JSON document from standard input and writes one line of JSON to standard output. Nothing secret is ever a
  parameter, an environment variable or part of the answer: the other computer makes the new recovery password and backs it up
  by itself, and it is never read. Keydesk decides which step follows which. Runs in Windows PowerShell 5.1 and in PowerShell 7,
  and keeps to what Constrained Language Mode allows.

  Request: { "action": "list" | "add" | "backUp" | "remove", "hostName", "userName", "password": string or null,
             "driveId": string or null, "protectorId": string or null, "timeoutSeconds" }
  Answer:  { "ok": true, "drives": [{ "id", "letter", "isLocked", "passwords": [id], "protectors" }] }   for list
           { "ok": true, "returnCode", "protectorId": string or null }                                           for the others
           { "ok": false, "kind": "unreachable" | "accessDenied" | "noDrives" | "other" }

  The computer is reached over WinRM with the account in the request, which has to be an administrator there. Without a password it
  is the account this script runs under, with its Kerberos ticket and nothing weaker. The steps are methods of Win32_EncryptableVolume:
  ProtectKeyWithNumericalPassword, BackupRecoveryInformationToActiveDirectory, DeleteKeyProtector.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$EveryType = 0
$NumericalPassword = 3

function Get-Kind($Failure) {
    # The identifier holds the HRESULT; the text beside it is in the language of Windows and may quote names.
    $id = [string]$Failure.FullyQualifiedErrorId
    $native = ''
    if ($Failure.Exception.PSObject.Properties['NativeErrorCode']) { $native = [string]$Failure.Exception.NativeErrorCode }
    # Access denied, logon failure, no credentials, no logon server for them.
    if ($native -eq 'AccessDenied' -or $id -match '80070005|8007052e|8009030e|8009030c|80090311|AccessDenied|LogonFailure') { return 'accessDenied' }
    if ($native -in 'InvalidNamespace', 'InvalidClass', 'NotFound') { return 'noDrives' }
    if ($id -match '8033|80070035|800706ba|WinRM|Connect|CannotUseIPAddress|NetworkPath|OperationTimeout|SessionStateBroken') { return 'unreachable' }
    return 'other'
}

function Invoke-Step($Request, $Drive, $Method, $Arguments) {
    return Invoke-CimMethod -InputObject $Drive -MethodName $Method -Arguments $Arguments -OperationTimeoutSec $Request.timeoutSeconds
}

function Get-ProtectorIds($Request, $Drive, $Type) {
    $result = Invoke-Step $Request $Drive 'GetKeyProtectors' @{ KeyProtectorType = [uint32]$Type }
    # A drive without BitLocker says so by a return code.
    if ([long]$result.ReturnValue -ne 0 -or $null -eq $result.VolumeKeyProtectorID) { return @() }
    return @($result.VolumeKeyProtectorID)
}

function Get-Drive($Request, $Drive) {
    $lock = Invoke-Step $Request $Drive 'GetLockStatus' @{}
    return @{
        id         = [string]$Drive.DeviceID
        letter     = [string]$Drive.DriveLetter
        isLocked   = ([long]$lock.ReturnValue -ne 0) -or ([long]$lock.LockStatus -ne 0)
        passwords  = @(Get-ProtectorIds $Request $Drive $NumericalPassword)
        protectors = @(Get-ProtectorIds $Request $Drive $EveryType).Count
    }
}

function Invoke-Action($Request, $Drives) {
    if ($Request.action -eq 'list') {
        return @{ ok = $true; drives = @($Drives | ForEach-Object { Get-Drive $Request $_ }) }
    }
    $drive = @($Drives | Where-Object { $_.DeviceID -eq $Request.driveId })
    if ($drive.Count -ne 1) { return @{ ok = $false; kind = 'noDrives' } }
    $one = @{ VolumeKeyProtectorID = $Request.protectorId }
    # Without a password of its own the drive makes one. It is not read back.
    if ($Request.action -eq 'add') { $result = Invoke-Step $Request $drive[0] 'ProtectKeyWithNumericalPassword' @{} }
    elseif ($Request.action -eq 'backUp') { $result = Invoke-Step $Request $drive[0] 'BackupRecoveryInformationToActiveDirectory' $one }
    elseif ($Request.action -eq 'remove') { $result = Invoke-Step $Request $drive[0] 'DeleteKeyProtector' $one }
    else { return @{ ok = $false; kind = 'other' } }
    $made = $null
    if ($Request.action -eq 'add') { $made = [string]$result.VolumeKeyProtectorID }
    return @{ ok = $true; returnCode = [long]$result.ReturnValue; protectorId = $made }
}

try {
    $text = @($input) -join "`n"
    # Some hosts leave standard input to the script.
    if (-not $text) { $text = [Console]::In.ReadToEnd() }
    $request = $text | ConvertFrom-Json
    $account = @{ Authentication = 'Kerberos' }
    if ($null -ne $request.password) {
        $secret = ConvertTo-SecureString -String $request.password -AsPlainText -Force
        $account = @{ Credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList $request.userName, $secret }
    }
    $session = New-CimSession -ComputerName $request.hostName @account -OperationTimeoutSec $request.timeoutSeconds
    try {
        $drives = @(Get-CimInstance -CimSession $session -Namespace 'root/CIMV2/Security/MicrosoftVolumeEncryption' -ClassName Win32_EncryptableVolume)
        $answer = Invoke-Action $request $drives
    }
    finally {
        Remove-CimSession -CimSession $session -ErrorAction SilentlyContinue
    }
}
catch {
    $answer = @{ ok = $false; kind = (Get-Kind $_) }
}
$answer | ConvertTo-Json -Depth 5 -Compress
