/**
 * Rights that let somebody change a file, put another in its place, or take the right to do so. As
 * Windows numbers them, with the letters of SDDL that name them.
 */
const CHANGES: Readonly<Record<string, number>> = {
  DC: 0x2,
  LC: 0x4,
  DT: 0x40,
  SD: 0x1_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  GA: 0x1000_0000,
  GW: 0x4000_0000,
  // Everything, and to write.
  FA: 0x1f_01ff,
  FW: 0x12_0116,
};
const CHANGE_MASK = 0x500d_0046;

/** The system, administrators of the computer and of the domain, and the installer of Windows. */
const ADMINISTRATORS = new Set(['SY', 'BA', 'LA', 'DA', 'EA', 'S-1-5-18', 'S-1-5-32-544']);
const ADMINISTRATORS_OF_A_DOMAIN = /^S-1-5-21-[\d-]+-(?:500|512|519)$/;
const TRUSTED_INSTALLER = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

/** Type, flags, rights, two that do not matter here, and who; what may follow is a condition. */
const ENTRY = /\(([^;()]*);([^;()]*);([^;()]*);[^;()]*;[^;()]*;([^;()]*)[;)]/g;

/**
 * Who can change a file or a folder besides administrators.
 *
 * @param list its rights, as SDDL writes them (`D:(A;;FA;;;SY)…`)
 * @returns the first one's SID or its letters; `undefined` when there is nobody
 */
export function whoElseMayChange(list: string): string | undefined {
  // Without a list everybody may do anything.
  if (/^D:[A-Z]*NO_ACCESS_CONTROL/.test(list)) return 'everybody';
  for (const [, type = '', flags = '', rights = '', trustee = ''] of list.matchAll(ENTRY)) {
    // What denies takes nothing away from an administrator; what is only inherited is not for this.
    if (!/^(?:A|XA|OA|ZA)$/.test(type) || pairs(flags).includes('IO')) continue;
    if (!isAdministrator(trustee) && mayChange(rights)) return trustee;
  }
  return undefined;
}

function isAdministrator(trustee: string): boolean {
  return (
    ADMINISTRATORS.has(trustee) ||
    trustee === TRUSTED_INSTALLER ||
    ADMINISTRATORS_OF_A_DOMAIN.test(trustee)
  );
}

function mayChange(rights: string): boolean {
  const given = rights.startsWith('0x')
    ? Number.parseInt(rights, 16)
    : pairs(rights).reduce((all, pair) => all | (CHANGES[pair] ?? 0), 0);
  return (given & CHANGE_MASK) !== 0;
}

function pairs(letters: string): readonly string[] {
  return letters.match(/../g) ?? [];
}
