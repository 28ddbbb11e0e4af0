// `node --import test/stand-in-electron/register.ts dist/window/main.js`: the built main, with the stand-in in place of the module `electron`.
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

Object.assign(globalThis, { mainStartedAtMs: performance.now() })

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : nextResolve(specifier, context),
})
