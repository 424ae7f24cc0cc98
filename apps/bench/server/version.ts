/** The release, as the document, the log and the reports name it. */
export const VERSION = "0.1.0";
