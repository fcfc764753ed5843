/** The namespace of Win32_Tpm; reachable by administrators of the computer. */
const NAMESPACE = 'root/CIMV2/Security/MicrosoftTpm';

/**
 * The PowerShell command that resets a TPM's lockout, for whoever sits at a Windows computer. It
 * asks for the account itself and holds no secret; the computer uses the authorisation it keeps.
 */
export function resetCommand(hostName: string): string {
  return [
    `$session = New-CimSession -ComputerName ${quoted(hostName)} -Credential (Get-Credential)`,
    `Get-CimInstance -CimSession $session -Namespace ${quoted(NAMESPACE)} -ClassName Win32_Tpm | Invoke-CimMethod -MethodName ResetAuthLockOut`,
  ].join('; ');
}

// Inside single quotes PowerShell expands nothing. It takes the typographic ones for quotes too, and a doubled one for itself.
function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}
