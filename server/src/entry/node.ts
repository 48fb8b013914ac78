import { createConnection } from 'vscode-languageserver/node';
import { serveOver } from './serve.ts';

// The client names the way by an argument: --stdio, --node-ipc, --pipe or --socket.
serveOver(createConnection());
