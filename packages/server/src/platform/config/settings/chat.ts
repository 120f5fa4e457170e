import { integer, text } from "../kinds.ts";
import { optional, setting } from "../setting.ts";

export const chatSettings = {
	chatGreetingsPerMinute: setting("CHAT_GREETINGS_PER_MINUTE", integer(1, 1_000_000), "5", {
		description: "Chats that one IP address may begin in a minute.",
		example: "30",
	}),
	chatMessagesPerMinute: setting("CHAT_MESSAGES_PER_MINUTE", integer(1, 1_000_000), "50", {
		description: "Chat messages a minute from one IP address.",
		example: "200",
	}),
	chatSessionMessagesPerMinute: setting("CHAT_SESSION_MESSAGES_PER_MINUTE", integer(1, 1_000_000), "20", {
		description: "Messages a minute in one chat.",
		example: "40",
	}),
	chatImagesPerMinute: setting("CHAT_IMAGES_PER_MINUTE", integer(1, 1_000_000), "3", {
		description: "Pictures a minute from one IP address, and in one chat.",
		example: "10",
	}),
	chatImagesPerSession: setting("CHAT_IMAGES_PER_SESSION", integer(1, 1000), "10", {
		description: "Pictures of the visitor in one chat, and as many of the people who answer it.",
		example: "20",
	}),
	chatImageMaxBytes: setting("CHAT_IMAGE_MAX_BYTES", integer(1024, 104_857_600), "10485760", {
		description: "Largest picture that a chat takes, in bytes.",
		example: "5242880",
	}),
	chatIdleMinutes: setting("CHAT_IDLE_MINUTES", integer(1, 10_080), "30", {
		description: "A chat that has said goodbye ends after this long without a word.",
		example: "10",
	}),
	chatSessionHours: setting("CHAT_SESSION_HOURS", integer(1, 8760), "24", {
		description: "Any other chat that waits for its visitor ends after this long without a word.",
		example: "72",
	}),
	chatPeopleIdleHours: setting("CHAT_PEOPLE_IDLE_HOURS", integer(1, 8760), "12", {
		description:
			"A chat that waits for a person, or has one, is left after so many hours without a word: the visitor is told, what nobody answered becomes a ticket, and the visitor's next words open it again. Over WhatsApp, stay below 24.",
		example: "8",
	}),
	chatModelReplies: setting("CHAT_MODEL_REPLIES", integer(1, 10_000), "50", {
		description:
			"Replies that this process asks of a language model at once; beyond, guides and rules answer, which do not wait.",
		example: "20",
	}),
	whatsappNumber: optional("WHATSAPP_NUMBER", text(20), {
		description: "The company's WhatsApp number, with its country's prefix: where links with a ticket lead.",
		example: "+5493411234567",
	}),
	whatsappTicketsPerHour: setting("WHATSAPP_TICKETS_PER_HOUR", integer(1, 1000), "3", {
		description: "Tickets with a WhatsApp link that one chat may open in an hour.",
		example: "5",
	}),
};
