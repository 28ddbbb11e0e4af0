// How the tests run: `node` for everything that needs no page (the end-to-end tests among them: they start Chromium themselves), `browser` for
// components in a real Chromium. Which Chromium is said by PONTE_CHROMIUM; build/test.mjs finds one.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, findChromium } from './find-chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const executablePath = findChromium()

export default defineConfig({
  root,
  define: { __PONTE_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**'],
          // A test that only hangs must end; one that starts programs of its own on a busy machine must not.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { ...(executablePath === undefined ? {} : { PONTE_CHROMIUM: executablePath }) },
        },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'browser',
          include: ['test/renderer/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
