import { userInfo } from 'node:os';
import { anchorLine } from '#main/domain/audit/anchors.ts';
import { messengersOf } from '#main/messages/messengers.ts';
import { messageTexts } from '#main/messages/text/texts.ts';
import type { AnchorPlace } from '#main/ports/audit/anchor-place.ts';
import { anchorFolder } from '#main/witnesses/anchors/anchor-folder.ts';
import type { OrganisationConfiguration } from './configuration.ts';

/** Names the log by its organisation, its computer and whose log it is there. */
export function logName(id: string, workstation: string, user = userInfo().username): string {
  return [id, workstation, user].map((part) => part.replaceAll(/[^\p{L}\p{N}.-]/gu, '_')).join('_');
}

/** Where an organisation wants anchors of its log. Nothing is noted yet. */
export function anchorPlaces(
  configuration: OrganisationConfiguration,
  workstation: string,
): readonly AnchorPlace[] {
  const { id, anchors } = configuration;
  if (anchors === undefined) return [];
  const { folder } = anchors;
  const fileName = `keydesk-anchors_${logName(id, workstation)}.txt`;
  return [
    ...(folder === undefined ? [] : [anchorFolder({ folder, fileName })]),
    ...mailbox(configuration, workstation),
  ];
}

function mailbox(
  { name, anchors, messages }: OrganisationConfiguration,
  workstation: string,
): readonly AnchorPlace[] {
  const mail = anchors?.mailTo;
  if (messages === undefined || mail === undefined) return [];
  const { anchor } = messageTexts(messages.language);
  return messengersOf(messages)
    .filter(({ kind }) => kind === 'mail')
    .map((messenger) => ({
      name: `anchors to ${mail}`,
      note: async (entry, options) => {
        const { sequence, hash, time } = entry;
        const facts = { sequence: String(sequence), hash, time, organisation: name, workstation };
        const text = anchor({ organisation: name, workstation, line: anchorLine(entry) });
        const to = { account: '', mail, mobile: '' };
        await messenger.send({ kind: 'anchor', to, ...text, facts }, options);
      },
      test: (options) => messenger.test(options),
    }));
}
