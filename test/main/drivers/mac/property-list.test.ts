import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { propertyListAsJson } from '#main/drivers/mac/property-list.ts';
import { tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

test.skipIf(process.platform === 'win32')(
  'a property list is what plutil makes of it',
  { meta: { reason: 'the stand-in is a shell script' } },
  () => {
    const folder = tempFolder();
    try {
      const plutil = join(folder.path, 'plutil');
      writeFileSync(plutil, '#!/bin/sh\n[ "$6" = /x.plist ] || exit 1\nprintf \'{"version":1}\'\n');
      chmodSync(plutil, 0o755);
      expect(propertyListAsJson('/x.plist', plutil)).toBe('{"version":1}');
      expect(() => propertyListAsJson('/other.plist', plutil)).toThrow(Error);
    } finally {
      folder.remove();
    }
  },
);
