// What packing decides without packing: what a machine can build, what each fuse is, what the icons and the bill of materials hold.
import { readFileSync } from 'node:fs'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { findObstacle } from '../../../build/package/can-pack.mjs'
import { fuses } from '../../../build/package/fuses.mjs'
import { shippedPackages } from '../../../build/package/licences.mjs'

const root = new URL('../../../', import.meta.url)
const inProject = (path: string) => `/ponte/${path}`

describe('What cannot be packed here is refused with its reason', () => {
  const machine = { platform: 'linux', environment: {}, exists: () => true, inProject }
  test.each([
    ['linux', {}, undefined],
    ['dir', {}, undefined],
    ['win', {}, /^Packages for Windows are built on Windows: /],
    ['mac', {}, /^Packages for macOS are built on macOS: /],
    ['mac', { platform: 'darwin' }, undefined],
    ['dir', { exists: () => false }, /^Electron's runtime is not on this machine: /],
    [
      'dir',
      { environment: { ELECTRON_OVERRIDE_DIST_PATH: '/x' }, exists: () => false },
      /^ELECTRON_OVERRIDE_DIST_PATH names a folder without/,
    ],
    ['dir', { environment: { ELECTRON_OVERRIDE_DIST_PATH: '/x' }, exists: (path: string) => path === '/x/electron' }, undefined],
  ] as const)('--%s with %o', (wish, differences, reason) => {
    const obstacle = findObstacle(wish, { ...machine, ...differences })
    if (reason === undefined) expect(obstacle).toBeUndefined()
    else expect(obstacle).toMatch(reason)
  })
})

test('Every fuse that this version of the tool knows is decided, and an unknown one stops the build', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  const decided = Object.fromEntries(
    names.map((name) => [name, (fuses as Record<string, unknown>)[FuseV1Options[name as keyof typeof FuseV1Options]]]),
  )
  expect([fuses.strictlyRequireAllFuses, decided]).toEqual([
    true,
    {
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    },
  ])
})

test('A shipped package that the lockfile does not know stops the build', () => {
  expect(shippedPackages(root.pathname, ['ws'])).toEqual([
    expect.objectContaining({ name: 'ws', licence: 'MIT', folder: 'node_modules/ws' }),
  ])
  expect(() => shippedPackages(root.pathname, ['no-such-package'])).toThrow('the lockfile does not know it')
})

test('The icons are what their names say', () => {
  const read = (name: string) => readFileSync(new URL(`build/icons/${name}`, root))
  const sizes = [16, 32, 48, 64, 128, 256, 512]
  expect(sizes.map((size) => [read(`${size}x${size}.png`).readUInt32BE(16), read(`${size}x${size}.png`).readUInt32BE(20)])).toEqual(
    sizes.map((size) => [size, size]),
  )
  const icns = read('ponte.icns')
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  const ico = read('ponte.ico')
  const last = 6 + 16 * (ico.readUInt16LE(4) - 1)
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt32LE(last + 8) + ico.readUInt32LE(last + 12)]).toEqual([1, 6, ico.length])
})

test('macOS asks for the local network in every language', () => {
  const asked = ['en', 'pt', 'it'].map((language) =>
    readFileSync(new URL(`build/package/mac/info-plist-${language}.strings`, root), 'utf8'),
  )
  expect(asked.every((text) => /^"NSLocalNetworkUsageDescription" = "[^"\n]{40,}";\n$/.test(text))).toBe(true)
  expect(new Set(asked).size).toBe(3)
})

test('Windows knows the running program by the name of its Start menu entry', () => {
  const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
  const packed = /appId: '([\w.]+)'/.exec(read('build/package/electron-builder.config.mjs'))?.[1]
  const running = /windowsAppId = '([\w.]+)'/.exec(read('electron/doors/window/open-window-door.ts'))?.[1]
  expect([packed, running]).toEqual(['org.ponte.Ponte', 'org.ponte.Ponte'])
})
