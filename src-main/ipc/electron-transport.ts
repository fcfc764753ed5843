import { type IpcMainEvent, type IpcMainInvokeEvent, type WebContents, ipcMain } from 'electron';
import { channels } from '#shared/channels.ts';
import { type PageEvent, type WireReply, WireRequest } from '#shared/wire.ts';
import type { Router } from './router.ts';

export interface Transport {
  /** Tells the page something it did not ask for. Lost when there is no page. */
  tell(event: PageEvent): void;
}

interface TransportDeps {
  readonly router: Router;
  readonly page: () => WebContents | undefined;
  readonly origin: string;
}

/** Connects the router to Electron. Answers the top frame of the console's own page and nobody else. */
export function connectTransport({ router, page, origin }: TransportDeps): Transport {
  const isOwnPage = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      frame.parent === null &&
      event.sender === page() &&
      originOf(frame.url) === origin
    );
  };

  ipcMain.handle(channels.call, (event, raw: unknown): Promise<WireReply> | WireReply => {
    const request = WireRequest.safeParse(raw);
    if (!isOwnPage(event) || !request.success)
      return { ok: false, error: { code: 'input.invalid', details: {} } };
    const { id } = request.data;
    return router.handle(request.data, (data) => {
      if (!event.sender.isDestroyed()) event.sender.send(channels.progress, id, data);
    });
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

// Not `URL.origin`: it is "null" for every scheme but the web's own.
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
