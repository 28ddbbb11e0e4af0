// What every list of messages must have beyond what build/check-messages.mjs demands: findings say why, and every remedy is recommended somewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { causeIds } from '../../shared/rules/cause.ts'
import { rules } from '../../shared/rules/registry.ts'
import { catalogue } from './catalogue.ts'

const ids = Object.keys(catalogue)

test('Every headline of a finding has its reason beside it', () => {
  const titles = ids.filter((id) => id.endsWith('.title') && causeIds.some((cause) => id.startsWith(`${cause}.`)))
  expect(titles.filter((id) => !ids.includes(id.replace(/\.title$/, '.why')))).toEqual([])
})

test('Every cause that has a rule has a headline', () => {
  const headless = rules.filter(({ cause }) => !ids.some((id) => id.startsWith(`${cause}.`) && id.endsWith('.title')))
  expect(headless.map(({ cause }) => cause)).toEqual([])
})

test('Every remedy and deciding test is given by some rule', () => {
  const folder = new URL('../../shared/rules/', import.meta.url)
  const rulesText = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const slots = ids.filter((id) => /\.(?:remedy|test)\./.test(id) && causeIds.some((cause) => id.startsWith(`${cause}.`)))
  expect(slots.filter((id) => !rulesText.includes(`'${id}'`))).toEqual([])
})
