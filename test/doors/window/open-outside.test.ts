// What leaves the window for another program: two kinds of addresses, never without a yes.
import { EventEmitter } from 'node:events'
import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { loadWindowTexts } from '../../../electron/doors/window/load-window-texts.ts'
import { openOutside } from '../../../electron/doors/window/open-outside.ts'
import { emailDraft } from '../../../shared/report/action-message.ts'

const opened: string[] = []
const asked: { readonly message: string; readonly detail: string }[] = []
let response: number
let opening: () => Promise<void>

vi.mock('electron', () => ({
  BrowserWindow: EventEmitter,
  dialog: {
    showMessageBox: (_window: unknown, options: (typeof asked)[number]) => {
      asked.push(options)
      return Promise.resolve({ response })
    },
  },
  shell: {
    openExternal: (address: string) => {
      opened.push(address)
      return opening()
    },
  },
}))
vi.mock('../../../electron/ponte-version.ts', () => ({ ponteVersion: '1.2.3', ponteHomepage: 'https://ponte.example/' }))

beforeEach(() => {
  opened.length = 0
  asked.length = 0
  response = 0
  opening = () => Promise.resolve()
})

const open = async (...words: ['email' | 'homepage', string]) => openOutside(new BrowserWindow(), await loadWindowTexts(['en']), ...words)
const draft = emailDraft({ subject: 'Port 8080 (TCP) & more', body: 'Line 1\n\nÄ “quoted” & <b>…' })

test('An e-mail and the project’s page are opened after a yes, and the question says what will happen', async () => {
  expect([await open('email', draft), await open('homepage', 'https://ponte.example/')]).toEqual(['opened', 'opened'])
  expect(opened).toEqual([draft, 'https://ponte.example/'])
  expect(asked.map(({ message, detail }) => [message, /1\.2\.3.*https:\/\/ponte\.example\//.test(detail)])).toEqual([
    ['Begin an e-mail with this message?', false],
    ['Look for a new version on Ponte’s page?', true],
  ])
})

test('After a no nothing is opened', async () => {
  response = 1
  expect([await open('email', draft), opened]).toEqual(['declined', []])
})

test('Where no program takes the address, that is told', async () => {
  opening = () => Promise.reject(new Error('No application found'))
  expect(await open('email', draft)).toBe('no-program')
})

const refused = [
  ['email', 'mailto:someone@example.com?subject=a&body=b'],
  ['email', 'mailto:?subject=a&body=b&attach=/etc/passwd'],
  ['email', 'mailto:?subject=a&body=b c'],
  ['email', 'https://ponte.example/'],
  ['email', 'file:///etc/passwd'],
  ['homepage', 'https://ponte.example.evil.example/'],
  ['homepage', 'https://ponte.example/more'],
  ['homepage', draft],
  ['homepage', ''],
] as const

test.each(refused)('Nothing else is opened as %s, and nobody is asked: %s', async (kind, address) => {
  await expect(open(kind, address)).rejects.toThrow('Ponte does not open')
  expect([opened, asked]).toEqual([[], []])
})
