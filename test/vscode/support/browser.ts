import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A browser window that can reach nothing but this machine. */
export interface Window {
  readonly page: Page;
  /** The addresses outside this machine that the window asked for; stays empty for a product that works offline. */
  readonly outside: readonly string[];
  /** What the page wrote to its console as errors. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

function isOutside(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (!/^(?:https?|wss?):$/.test(protocol)) return false;
  // VS Code's name for files of an extension in a panel. Nobody answers to it but its own service worker in the page: no other name is known here.
  if (hostname.endsWith('.vscode-resource.vscode-cdn.net')) return false;
  return hostname !== '127.0.0.1' && hostname !== 'localhost' && !hostname.endsWith('.localhost');
}

/** Opens Chromium, headless, in a fresh profile. `scale` is the number of pixels per point, for pictures. */
export async function openWindow(scale = 1): Promise<Window> {
  const browser: Browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // In the place of playwright's own list, which leaves frames of another origin without the storage that VS Code's panels load from.
      '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,Translate',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: scale,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(45_000);
  const outside: string[] = [];
  const errors: string[] = [];
  const watch = (address: string) => {
    if (isOutside(address)) outside.push(address);
  };
  context.on('request', (request) => watch(request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const page = await context.newPage();
  page.on('websocket', (socket) => watch(socket.url()));
  return { page, outside, errors, close: () => browser.close() };
}
