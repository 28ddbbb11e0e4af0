// The first screen as a person meets it: one field, the keyboard, and one sentence for what is not understood.
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { explainError } from '../../../shared/error-text/explain-error.ts'
import { openApp } from '../../fakes/open-app.ts'

const field = page.getByRole('textbox', { name: 'Address or error message' })

test('the field has the focus, and Enter starts with what is in it', async () => {
  const { api } = await openApp()
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard('ws://127.0.0.1:4009{Enter}')
  expect(api.started).toEqual([{ input: 'ws://127.0.0.1:4009' }])
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/Checking ws:\/\/127\.0\.0\.1:4009\/chat/)
})

test('an error text of several lines can be written, with Shift and Enter', async () => {
  const { api } = await openApp()
  await userEvent.keyboard('first{Shift>}{Enter}{/Shift}second{Enter}')
  expect(api.started).toEqual([{ input: 'first\nsecond' }])
})

test('Enter that ends the composing of a character does not start', async () => {
  const { api } = await openApp()
  field.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))
  expect(api.started).toEqual([])
})

test('the space around a pasted text is dropped', async () => {
  const { diagnosis } = await openApp()
  const textarea = field.element() as HTMLTextAreaElement
  textarea.value = '  \n ws://127.0.0.1 \n'
  textarea.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
  expect(diagnosis.input).toBe('ws://127.0.0.1')
  await expect.element(field).toHaveValue('ws://127.0.0.1')
})

test('a text without an address gets one sentence that belongs to the field, and the focus is in the field', async () => {
  await openApp({ answer: { status: 'rejected', problem: { id: 'input.port-out-of-range', params: { port: '70000' } } } })
  await field.fill('ws://127.0.0.1:70000')
  await page.getByRole('button', { name: 'Find out why' }).click()
  await expect.element(field).toHaveAccessibleDescription(/There is no port 70000/)
  await expect.element(field).toBeInvalid()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue('ws://127.0.0.1:70000')
})

test('an error without an address is explained below the field, in the language on screen, and the field stays for the address', async () => {
  const explanation = explainError('read ECONNRESET', (name) => name)
  await openApp({ answer: { status: 'rejected', problem: { id: 'input.no-address', params: {} }, explanation } })
  await userEvent.keyboard('read ECONNRESET{Enter}')
  await expect.element(page.getByRole('status').filter({ hasText: /broken off/ })).toBeVisible()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveAccessibleDescription(/There is no address in this text/)
  await expect
    .element(page.getByRole('region', { name: 'What this error says' }))
    .toMatchTextContent(/What it could be.*Likely.*names no address/s)
  await page.getByRole('combobox').selectOptions('it')
  await expect.element(page.getByRole('status').filter({ hasText: /interrotta/ })).toBeVisible()
})

test('the language can be changed at once, and the sentence about the text changes with it', async () => {
  await openApp({ language: 'en-XA', answer: { status: 'rejected', problem: { id: 'input.no-address', params: {} } } })
  await userEvent.keyboard('hello{Enter}')
  await page.getByRole('combobox').selectOptions('en')
  await expect.element(field).toHaveAccessibleDescription(/There is no address in this text/)
  await expect.element(field).toHaveValue('hello')
  expect(document.documentElement.lang).toBe('en')
})

test('a right-to-left language turns the page', async () => {
  await openApp({ language: 'ar-XB' })
  expect(document.documentElement.dir).toBe('rtl')
  expect(document.documentElement.lang).toBe('ar')
})

test('a language that cannot be loaded is said in words, and the menu goes back', async () => {
  await openApp({ loadOther: () => Promise.reject(new TypeError('gone')) })
  const menu = page.getByRole('combobox', { name: 'Language' })
  await menu.selectOptions('it')
  await expect.element(page.getByRole('alert')).toMatchTextContent('This language could not be loaded')
  await expect.element(menu).toHaveValue('en')
})
