import type { Locator, Page } from '@playwright/test';

/** The frame around every page. */
export class Window {
  readonly page: Page;
  readonly title: Locator;
  readonly rail: Locator;
  readonly behind: Locator;
  readonly status: Locator;
  readonly announcement: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.rail = page.getByRole('navigation');
    this.behind = this.rail.getByRole('button', { name: /^(Behind the scenes|En coulisses)/ });
    this.status = page.getByRole('contentinfo');
    this.announcement = page.locator('[role="status"][aria-live="polite"]');
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    // The strip tells of the API once the core has answered: by then the window listens to keys as well.
    await this.status.getByRole('link', { name: /^API / }).waitFor();
  }

  /** What stands on its page, the first two dozen lines of it. */
  async text(): Promise<string> {
    const text = await this.page.getByRole('main').innerText({ timeout: 1000 });
    return text.split('\n').filter(Boolean).slice(0, 24).join('\n');
  }

  /** Goes to a page by its name in the rail. */
  async goTo(name: string): Promise<void> {
    const link = this.rail.getByRole('link', { name, exact: true });
    if (!(await link.isVisible())) await this.behind.click();
    await link.click();
    await this.title.filter({ hasText: name }).waitFor();
  }

  /** Goes to a page by its place behind the `#`, whatever the language. */
  async visit(place: string): Promise<void> {
    await this.page.evaluate((hash) => {
      globalThis.location.hash = hash;
    }, place);
    await this.title.waitFor();
  }
}
