import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '#shared/channels.ts';
import type { WireReply } from '#shared/wire.ts';

/** Answers what the page sends as a call, whatever it is; decides whether to answer the sender. */
export type AnswerCall = (
  event: IpcMainInvokeEvent,
  raw: unknown,
) => Promise<WireReply> | WireReply;

/**
 * Takes the calls of the page from now on. They wait until there is a console to answer them: a
 * page that is quick must not be told that nobody listens.
 *
 * @returns to be told once what answers them
 */
export function takeCalls(): (answer: AnswerCall) => void {
  let tell: (answer: AnswerCall) => void = () => undefined;
  const answering = new Promise<AnswerCall>((resolve) => {
    tell = resolve;
  });
  ipcMain.handle(channels.call, async (event, raw: unknown) => (await answering)(event, raw));
  return tell;
}
