import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#shared/channels.ts';
import type { Bridge } from '#shared/wire.ts';

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
  call: (request) => ipcRenderer.invoke(channels.call, request),
  cancel: (id) => {
    ipcRenderer.send(channels.cancel, id);
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

contextBridge.exposeInMainWorld('bridge', bridge);
