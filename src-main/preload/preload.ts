import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#shared/channels.ts';
import { isSmallMessage } from '#shared/message-size.ts';
import type { Bridge, WireReply } from '#shared/wire.ts';
import { guardClipboardEvents } from './clipboard-events.ts';

const TOO_LARGE: WireReply = { ok: false, error: { code: 'input.invalid', details: {} } };

/** Listens on one channel; what it returns removes exactly this listener. */
function listen(channel: string, listener: (...data: unknown[]) => void): () => void {
  const withoutEvent = (_event: unknown, ...data: unknown[]) => {
    listener(...data);
  };
  ipcRenderer.on(channel, withoutEvent);
  return () => {
    ipcRenderer.off(channel, withoutEvent);
  };
}

const bridge: Bridge = {
  // Here as well as in main, which would have to unpack it first.
  call: (request) =>
    isSmallMessage(request)
      ? ipcRenderer.invoke(channels.call, request)
      : Promise.resolve(TOO_LARGE),
  cancel: (id) => {
    if (isSmallMessage(id)) ipcRenderer.send(channels.cancel, id);
  },
  onProgress: (listener) =>
    listen(channels.progress, (id, data) => {
      if (typeof id === 'string') listener(id, data);
    }),
  onEvent: (listener) =>
    listen(channels.event, (event) => {
      listener(event);
    }),
};

guardClipboardEvents();
contextBridge.exposeInMainWorld('bridge', bridge);
