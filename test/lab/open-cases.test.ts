// The promise about both sides: what the main lab cannot tell about a server is certain with the server's own file. Read from the published results.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What stays open after the server has spoken, and why that is not about the server. */
const notAboutTheServer: Readonly<Record<string, string>> = {
  'a router that drops everything to the server':
    'the file says that the server is well; a device that drops and a way that leads nowhere look alike',
  'a machine that is off, behind a router that says nothing': 'a machine that is off describes nothing',
  'an address that nobody has, behind a router that says nothing, over IPv6': 'nobody is there to describe anything',
  'an inside address that a network of its own leads to, with a machine that is off': 'a machine that is off describes nothing',
  'a network that leads to its login page': 'the network of the client answers, not the server',
  "the server's count: a device on the way loses the answers": 'the server has spoken by its count; what is lost is lost on the way back',
}

const rows = readFileSync(new URL('RESULTS.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', , , got = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return /^(?:works|problem|cannot-tell): /.test(got) ? [{ name, got }] : []
  })
const gotBy = new Map(rows.map(({ name, got }) => [name, got]))

test('Every case that ends in "cannot tell" ends certain with the server’s file, or is not about the server', () => {
  const open = rows.filter(({ name, got }) => got.startsWith('cannot-tell: ') && !name.startsWith("the server's file: "))
  const isSettled = (name: string): boolean => /^problem: [a-z-]+ \(certain\)/.test(gotBy.get(`the server's file: ${name}`) ?? '')
  expect(rows.length).toBeGreaterThan(450)
  expect(open.map(({ name }) => name).filter((name) => !isSettled(name) && !(name in notAboutTheServer))).toEqual([])
})
