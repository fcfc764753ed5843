/**
 * Called by electron-builder with the description of its MSI, before that is made: adds the source
 * of events, which Windows must know before it takes any, and the links of tickets.
 */
import { readFile, writeFile } from 'node:fs/promises';

const BEGIN = '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">';
const EVENTS = String.raw`SYSTEM\CurrentControlSet\Services\EventLog\Application\Keydesk`;
const FRAMEWORK = String.raw`[%SystemRoot]\Microsoft.NET\Framework64\v4.0.30319`;

/** Its ID must stay: an upgrade knows it by that. */
const COMPONENT = `
      <Component Id="KeydeskRegistry" Guid="5BF8B6C5-0C1E-4E55-9C7F-6D0B2F3B9A41">
        <RegistryKey Root="HKLM" Key="${EVENTS}">
          <RegistryValue Name="EventMessageFile" Type="string" KeyPath="yes"
            Value="${FRAMEWORK}\\EventLogMessages.dll"/>
          <RegistryValue Name="TypesSupported" Type="integer" Value="7"/>
        </RegistryKey>
        <RegistryKey Root="HKLM" Key="Software\\Classes\\keydesk">
          <RegistryValue Type="string" Value="URL:Keydesk recovery link"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
        </RegistryKey>
        <RegistryKey Root="HKLM" Key="Software\\Classes\\keydesk\\shell\\open\\command">
          <RegistryValue Type="string" Value="&quot;[#mainExecutable]&quot; &quot;%1&quot;"/>
        </RegistryKey>
      </Component>`;

/**
 * It goes by the name that electron-builder looks for.
 *
 * @param {string} file
 */
export async function msiProjectCreated(file) {
  const project = await readFile(file, 'utf8');
  if (!project.includes(BEGIN))
    throw new Error('The description of the MSI has another form than the one that was known');
  await writeFile(
    file,
    project.replace(BEGIN, () => BEGIN + COMPONENT),
  );
}
