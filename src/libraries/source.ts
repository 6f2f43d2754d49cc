/** The address of a page of a framework's or a platform's own documentation. */
export type Page = `https://${string}`;

/** The page that says something, or the pages, where what they say is one convention. */
export type Source = Page | readonly Page[];
