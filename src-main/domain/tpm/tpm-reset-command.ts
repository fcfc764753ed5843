/** The namespace of Win32_Tpm; only administrators of the computer may use it. */
const NAMESPACE = 'root/CIMV2/Security/MicrosoftTpm';

/**
 * The PowerShell command that resets a TPM's lockout from any Windows computer. It asks for an
 * account and contains no secret; the computer uses the TPM authorisation that it keeps itself.
 */
export function resetCommand(hostName: string): string {
  return [
    `$session = New-CimSession -ComputerName ${quoted(hostName)} -Credential (Get-Credential)`,
    `Get-CimInstance -CimSession $session -Namespace ${quoted(NAMESPACE)} -ClassName Win32_Tpm | ` +
      'Invoke-CimMethod -MethodName ResetAuthLockOut',
  ].join('; ');
}

// PowerShell expands nothing inside single quotes. It accepts typographic quotes as well, and a
// doubled quote stands for one.
function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}
