<#
.SYNOPSIS
  Reads or resets the lockout of the TPM of another computer, for Keydesk.

.DESCRIPTION
  Takes one JSON document from standard input and writes one line of JSON to standard output. Nothing secret is ever a
  parameter, an environment variable or part of the answer. Runs in Windows PowerShell 5.1 and in PowerShell 7, and keeps to
  what Constrained Language Mode allows.

  Request: { "action": "read" | "reset", "hostName", "userName", "password": string or null, "ownerPassword": string or null, "timeoutSeconds" }
  Answer:  { "ok": true, "lockedOut", "healTime", "count", "limit" }     for read
           { "ok": true, "returnCode" }                                  for reset
           { "ok": false, "kind": "unreachable" | "accessDenied" | "noTpm" | "other" }

  The computer is reached over WinRM with the account in the request, which has to be an administrator there. Without a password it
  is the account this script runs under, with its Kerberos ticket and nothing weaker. The state is read
  with Get-Tpm (Windows 8 and later); the reset is Win32_Tpm.ResetAuthLockOut.
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

function Get-Kind($Failure) {
    # The identifier holds the HRESULT; the text beside it is in the language of Windows and may quote names.
    $id = [string]$Failure.FullyQualifiedErrorId
    $native = ''
    if ($Failure.Exception.PSObject.Properties['NativeErrorCode']) { $native = [string]$Failure.Exception.NativeErrorCode }
    # Access denied, logon failure, no credentials, no logon server for them.
    if ($native -eq 'AccessDenied' -or $id -match '80070005|8007052e|8009030e|8009030c|80090311|AccessDenied|LogonFailure') { return 'accessDenied' }
    if ($native -in 'InvalidNamespace', 'InvalidClass', 'NotFound') { return 'noTpm' }
    if ($id -match '8033|80070035|800706ba|WinRM|Connect|CannotUseIPAddress|NetworkPath|OperationTimeout|SessionStateBroken') { return 'unreachable' }
    return 'other'
}

function Read-Lockout($Request, $Account) {
    $state = Invoke-Command -ComputerName $Request.hostName @Account -ScriptBlock {
        if (Get-Command -Name Get-Tpm -ErrorAction SilentlyContinue) { Get-Tpm | Select-Object -Property TpmPresent, LockedOut, LockoutHealTime, LockoutCount, LockoutMax }
    }
    if (-not $state) { return @{ ok = $true; lockedOut = $null; healTime = ''; count = $null; limit = $null } }
    if (-not $state.TpmPresent) { return @{ ok = $false; kind = 'noTpm' } }
    return @{
        ok        = $true
        lockedOut = [bool]$state.LockedOut
        # The TPM's own words, such as "10 minutes"; anything but plain letters and digits would not survive every code page.
        healTime  = ([string]$state.LockoutHealTime -replace '[^A-Za-z0-9 .:]', '')
        count     = if ($null -eq $state.LockoutCount) { $null } else { [int]$state.LockoutCount }
        limit     = if ($null -eq $state.LockoutMax) { $null } else { [int]$state.LockoutMax }
    }
}

function Reset-Lockout($Request, $Account) {
    $session = New-CimSession -ComputerName $Request.hostName @Account -OperationTimeoutSec $Request.timeoutSeconds
    try {
        $tpm = Get-CimInstance -CimSession $session -Namespace 'root/CIMV2/Security/MicrosoftTpm' -ClassName Win32_Tpm
        if (-not $tpm) { return @{ ok = $false; kind = 'noTpm' } }
        # Without an argument the computer uses the authorisation it keeps in its own registry.
        $proof = @{}
        if ($Request.ownerPassword) { $proof = @{ OwnerAuth = $Request.ownerPassword } }
        $result = Invoke-CimMethod -InputObject $tpm -MethodName ResetAuthLockOut -Arguments $proof -OperationTimeoutSec $Request.timeoutSeconds
        return @{ ok = $true; returnCode = [long]$result.ReturnValue }
    }
    finally {
        Remove-CimSession -CimSession $session -ErrorAction SilentlyContinue
    }
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
    if ($request.action -eq 'reset') { $answer = Reset-Lockout $request $account } else { $answer = Read-Lockout $request $account }
}
catch {
    $answer = @{ ok = $false; kind = (Get-Kind $_) }
}
$answer | ConvertTo-Json -Compress
