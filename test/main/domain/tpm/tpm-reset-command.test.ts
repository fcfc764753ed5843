import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resetCommand } from '#main/domain/tpm/tpm-reset-command.ts';

test('asks for the account itself and holds no secret', () => {
  expect(resetCommand('ws-1.contoso.test')).toBe(
    "$session = New-CimSession -ComputerName 'ws-1.contoso.test' -Credential (Get-Credential); " +
      "Get-CimInstance -CimSession $session -Namespace 'root/CIMV2/Security/MicrosoftTpm' " +
      '-ClassName Win32_Tpm | Invoke-CimMethod -MethodName ResetAuthLockOut',
  );
});

test('no name leaves its quotes', () => {
  const quote = /['\u2018\u2019\u201A\u201B]/;
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '\u2019', '\u201B', '"', '$', ';', ')', '`', 'a') }),
      (name) => {
        const [, rest = ''] = resetCommand(name).split('-ComputerName ');
        const [quoted = ''] = rest.split(' -Credential (Get-Credential);');
        const inside = quoted.slice(1, -1);
        expect(inside.replaceAll(/(['\u2018\u2019\u201A\u201B])\1/g, '')).not.toMatch(quote);
        expect(inside.replaceAll(/(['\u2018\u2019\u201A\u201B])\1/g, '$1')).toBe(name);
      },
    ),
  );
});
