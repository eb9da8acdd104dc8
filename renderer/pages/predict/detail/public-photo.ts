const PUBLIC_LIST = 'https://raw.githubusercontent.com/btphan95/greenr-airflow/';

/** The number of a photo of the public list the starter was trained on, such as `0123`; none for any other address. */
export function publicNumber(url: string): string | undefined {
  if (!url.startsWith(PUBLIC_LIST)) return undefined;
  return /\/\d{4}(\d{4})\.jpg$/.exec(url)?.[1];
}
