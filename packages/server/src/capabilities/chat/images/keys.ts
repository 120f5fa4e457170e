/** What a visitor sent, until the worker has redrawn it. */
export const originalKey = (imageId: string): string => `chat-images/${imageId}.original`;
/** The picture as it is kept: a JPEG. */
export const pictureKey = (imageId: string): string => `chat-images/${imageId}.jpg`;
/** Where the visitor's page reads it, with the chat's bearer. */
export const imagePath = (imageId: string): string => `/api/chat/images/${imageId}`;
