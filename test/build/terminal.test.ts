// The way from `npm run diagnose` to the terminal door: what is prepared when, and that stdout stays the door's own.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeStandInProject, type StandInProject } from './stand-in-project.ts'

let project: StandInProject

beforeEach(() => {
  project = makeStandInProject()
})

afterEach(() => project.remove())

const diagnose = () => project.run('build/terminal.mjs', ['diagnose', 'example', '--json'])

test('a first command builds, tells so on stderr alone, and passes arguments and exit status on', async () => {
  expect(await diagnose()).toEqual({ status: 3, stdout: '["diagnose","example","--json"]\n', stderr: 'Building Ponte.\nbundling\n' })
})

test('a second command builds nothing and says nothing', async () => {
  await diagnose()
  expect(await diagnose()).toEqual({ status: 3, stdout: '["diagnose","example","--json"]\n', stderr: '' })
  expect(project.read('builds.log')).toBe('built\n')
})

test('a changed source is built again', async () => {
  await diagnose()
  project.write('shared/source.ts', 'export const changed = true')
  await diagnose()
  expect(project.read('builds.log')).toBe('built\nbuilt\n')
})

test('two commands at once build once', async () => {
  const endings = await Promise.all([diagnose(), diagnose()])
  expect(endings.map(({ status }) => status)).toEqual([3, 3])
  expect(project.read('builds.log')).toBe('built\n')
})

test('the claim of a start that crashed is ignored', async () => {
  // Above the largest process id of every system that Node runs on (Linux: 2^22).
  project.write('.preparing', '99999999')
  expect((await diagnose()).status).toBe(3)
})

test('a build that fails is a fault of Ponte, and the door does not run', async () => {
  project.write('build/bundle.mjs', 'throw new Error("broken source")')
  const { status, stdout, stderr } = await diagnose()
  expect({ status, stdout }).toEqual({ status: 4, stdout: '' })
  expect(stderr).toMatch(/broken source[^]*The build failed; the reason is above\.\n$/)
})
