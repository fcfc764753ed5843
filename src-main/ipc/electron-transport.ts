import { type IpcMainEvent, type IpcMainInvokeEvent, type WebContents, ipcMain } from 'electron';
import { channels } from '#shared/channels.ts';
import { isSmallMessage } from '#shared/message-size.ts';
import { type PageEvent, WireRequest } from '#shared/wire.ts';
import type { Router } from './router.ts';
import type { AnswerCall } from './waiting-calls.ts';

export interface Transport {
  /** Sends the page an event. It is lost when there is no page, or its process has died. */
  tell(event: PageEvent): void;
}

export interface TransportDeps {
  readonly router: Router;
  /** Told what answers the calls of the page, those that have waited for it included. */
  readonly answerCalls: (answer: AnswerCall) => void;
  readonly page: () => WebContents | undefined;
  readonly origin: string;
  /** The page was told who is signed in. It asks whenever it hears that this has changed. */
  readonly onSessionTold: () => void;
}

/**
 * Connects the router to Electron's IPC. Answers only the top frame of the console's own page; any
 * other sender gets `input.invalid`.
 */
export function connectTransport({
  router,
  answerCalls,
  page,
  origin,
  onSessionTold,
}: TransportDeps): Transport {
  const isOwnPage = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      frame.parent === null &&
      event.sender === page() &&
      originOf(frame.url) === origin
    );
  };

  answerCalls((event, raw) => {
    const request = isSmallMessage(raw) ? WireRequest.safeParse(raw) : undefined;
    if (!isOwnPage(event) || request?.success !== true)
      return { ok: false, error: { code: 'input.invalid', details: {} } };
    const { id, name } = request.data;
    const reply = router.handle(request.data, (data) => {
      if (!event.sender.isDestroyed()) event.sender.send(channels.progress, id, data);
    });
    // Once the answer is on its way.
    if (name === 'session.current') void reply.finally(() => setImmediate(onSessionTold));
    return reply;
  });
  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (isOwnPage(event) && typeof id === 'string') router.cancel(id);
  });

  return {
    tell: (event) => {
      const contents = page();
      if (contents?.isCrashed() === false) contents.send(channels.event, event);
    },
  };
}

// `URL.origin` would be "null" here: it knows http, https and a few other schemes only.
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
