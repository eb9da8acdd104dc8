import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { PORT } from '../channels.ts';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld(
  'meadow',
  createBridge({
    send: (channel, ...words) => ipcRenderer.send(channel, ...words),
    invoke: (channel, open) => ipcRenderer.invoke(channel, open),
    getPathForFile: (file) => webUtils.getPathForFile(file),
  }),
);

// Within this window only: '*' names no other page, since the message is posted to the window itself.
ipcRenderer.on(PORT, (event, nonce: string) => window.postMessage(nonce, '*', event.ports));
