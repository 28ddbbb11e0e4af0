// A part of the interface that cannot be fetched is said on screen, and can be asked for again.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { loadTexts } from '../../../renderer/load-texts.ts'
import { openProgress } from '../../fakes/open-app.ts'

test('what does not come is said in words, and comes when it is asked for again', async () => {
  let isGone = true
  await openProgress({
    load: (code, catalogues) =>
      isGone && catalogues.includes('diagnosis') ? Promise.reject(new TypeError('gone')) : loadTexts(code, catalogues),
  })
  await expect.element(page.getByRole('alert')).toMatchTextContent(/could not be loaded/)
  isGone = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/Checking/)
})
