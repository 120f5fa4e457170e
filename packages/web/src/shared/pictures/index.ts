export { ChatPicture, type NumberedImage, useChatImages } from "./chat-picture.tsx";
export { isPicture } from "./is-picture.ts";
export { Picture } from "./picture.tsx";
export { picturesText } from "./pictures-text.ts";
