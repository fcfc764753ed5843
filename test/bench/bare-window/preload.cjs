const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  open: (opening) => ipcRenderer.invoke('open', opening),
  ask: (request) => ipcRenderer.invoke('ask', request),
});
