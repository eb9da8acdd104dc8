/** A notification of the system. Windows that hear of the same thing share one, by its tag. */
export function notify(tag: string, title: string, body: string, onShow: () => void): void {
  const notification = new Notification(title, { body, tag });
  notification.addEventListener('click', () => {
    notification.close();
    onShow();
  });
}
