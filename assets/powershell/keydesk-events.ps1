<#
.SYNOPSIS
  Writes entries of the audit log into the Windows event log, for Keydesk.

.DESCRIPTION
  Takes one JSON document from standard input and writes one line of JSON to standard output. Entries hold no secret. Runs in
  Windows PowerShell 5.1, which has Write-EventLog, and keeps to what Constrained Language Mode allows.

  Request: { "logName", "source", "events": [ { "id", "type": "Information" | "Warning", "message" } ] }, no events for a test
  Answer:  { "ok": true, "written" } or { "ok": false, "kind": "noSource" | "accessDenied" | "other", "written" }

  An administrator registers the source once: New-EventLog -LogName Application -Source Keydesk
#>
#Requires -Version 5.1
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

function Get-Kind($Failure) {
    # The identifier is the same in every language of Windows.
    $id = [string]$Failure.FullyQualifiedErrorId
    if ($id -match 'SecurityException|UnauthorizedAccess|AccessDenied') { return 'accessDenied' }
    if ($id -match 'SourceDoesNotExist|LogNameDoesNotExist|InvalidOperation|ArgumentException') { return 'noSource' }
    return 'other'
}

$written = 0
try {
    $text = @($input) -join "`n"
    # Some hosts leave standard input to the script.
    if (-not $text) { $text = [Console]::In.ReadToEnd() }
    $request = $text | ConvertFrom-Json
    $place = @{ LogName = $request.logName; Source = $request.source; Category = 0 }
    foreach ($one in @($request.events)) {
        Write-EventLog @place -EventId $one.id -EntryType $one.type -Message $one.message
        $written++
    }
    # Without an event, asking for the log is all that can be tried.
    if ($written -eq 0) { $null = Get-EventLog -LogName $request.logName -Newest 1 }
    $answer = @{ ok = $true; written = $written }
}
catch {
    $answer = @{ ok = $false; kind = (Get-Kind $_); written = $written }
}
$answer | ConvertTo-Json -Compress
