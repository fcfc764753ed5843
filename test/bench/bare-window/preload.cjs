const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  open: (opening) => ipcRenderer.invoke('open', opening),
  ask: (request) => ipcRenderer.invoke('ask', request),
  hold: (reply) => ipcRenderer.invoke('hold', reply),
  answer: (question) => ipcRenderer.invoke('answer', question),
});
