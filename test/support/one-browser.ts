// One Chromium for all tests that share a process; whoever visits has a context of their own in it.
import { after } from 'node:test'
import { launchBrowser } from './browser.ts'

export const browser = await launchBrowser()
after(() => browser.close())
