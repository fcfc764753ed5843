import { expect, test } from 'vitest';
import { azureSwitches, emptySecrets } from '../../.config/commands/steps/signing.mjs';

test('a secret that is not there is taken out, and one that is there stays', () => {
  expect(
    emptySecrets({ CSC_LINK: '', CSC_KEY_PASSWORD: 'x', HOME: '', APPLE_API_KEY: '' }),
  ).toEqual({ CSC_LINK: undefined, APPLE_API_KEY: undefined });
});

test('a certificate that stays with Azure is named to electron-builder, where one is', () => {
  expect(azureSwitches({ AZURE_SIGNING_ENDPOINT: '' })).toEqual([]);
  expect(
    azureSwitches({
      AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
      AZURE_SIGNING_ACCOUNT: 'desk',
      AZURE_SIGNING_PROFILE: 'public',
      AZURE_SIGNING_PUBLISHER: 'Contoso',
    }),
  ).toEqual([
    '--config.win.azureSignOptions.endpoint=https://weu.codesigning.azure.net',
    '--config.win.azureSignOptions.codeSigningAccountName=desk',
    '--config.win.azureSignOptions.certificateProfileName=public',
    '--config.win.azureSignOptions.publisherName=Contoso',
  ]);
});
