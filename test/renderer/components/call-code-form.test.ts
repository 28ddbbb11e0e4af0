// "Did my call arrive?": a code that can be right repeats the check with it, a mistyped one is said beside the field.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openResult } from '../../fakes/open-app.ts'
import { refusedReport } from '../../fakes/sample-report.ts'

test('the code of the server goes into the next check, and a mistyped one does not', async () => {
  const { api } = await openResult(refusedReport)
  const before = api.started.length
  const field = page.getByRole('textbox', { name: 'The server’s code' })
  const action = page.getByRole('button', { name: 'Check with the code' })
  await field.fill('K7QM-2X9E')
  await action.click()
  await expect.element(page.getByRole('alert').getByText(/mistyped/)).toBeVisible()
  expect(api.started).toHaveLength(before)
  await field.fill('gjn5 2jxq')
  await action.click()
  expect(api.started.at(-1)).toMatchObject({ callCode: 'gjn5 2jxq' })
})
