import type { ImageProblem } from "./chat/images.ts";
import type { Language } from "./settings.ts";

export type Text = {
	title: string;
	open: string;
	unread(count: number): string;
	close: string;
	menu: string;
	elsewhere: string;
	copied: string;
	copyByHand: string;
	conversation: string;
	assistant: string;
	person: string;
	you: string;
	online: string;
	withPerson(name: string): string;
	waitingForPerson: string;
	offline: string;
	starting: string;
	unreachable: string;
	tryNow: string;
	wait(seconds: number): string;
	write: string;
	writeHere: string;
	send: string;
	attach: string;
	photo: string;
	dropHere: string;
	typing(name: string | null): string;
	choices: string;
	sending: string;
	waiting: string;
	waitingTurn: string;
	notSent: string;
	retry: string;
	remove: string;
	uploading(name: string): string;
	picture(name: string): string;
	pictureWaits: string;
	pictureRefused: string;
	imageProblems: Record<ImageProblem, string>;
	step(instruction: number, of: number): string;
	minutes(minutes: number): string;
	careful: string;
	expected: string;
	resources: string;
	opensElsewhere: string;
	joined(name: string): string;
	waitingNotice: string;
	back: string;
	ticket(number: string): string;
	closed: string;
	over: string;
	again: string;
	handover: string;
	handoverWhy: string;
	goOn: string;
	notThat: string;
	whatsapp: string;
	whatsappAsk: string;
	whatsappWhy: string;
	whatsappAgree: string;
	whatsappOpening: string;
	whatsappReady(ticket: string): string;
	whatsappOpen: string;
	whatsappFailed: string;
	notNow: string;
	rate: string;
	stars(rating: number): string;
	comment: string;
	sendRating: string;
	thanks: string;
	change: string;
	ratingFailed: string;
};

const es: Text = {
	title: "¿Te ayudamos?",
	open: "Abrir el chat",
	unread: (count) => (count === 1 ? "1 mensaje sin leer" : `${count} mensajes sin leer`),
	close: "Cerrar el chat",
	menu: "Más opciones",
	elsewhere: "Seguir en otro dispositivo",
	copied: "Enlace copiado. Ábrelo en el otro dispositivo; quien lo tenga puede leer este chat.",
	copyByHand: "Copia este enlace y ábrelo en el otro dispositivo; quien lo tenga puede leer este chat.",
	conversation: "Conversación",
	assistant: "Asistente virtual",
	person: "Equipo",
	you: "Tú",
	online: "Respondemos al momento",
	withPerson: (name) => `Hablas con ${name}`,
	waitingForPerson: "Te atenderá una persona",
	offline: "Sin conexión: lo que escribas se enviará cuando vuelva.",
	starting: "Abriendo el chat…",
	unreachable: "No podemos conectar con el chat. Lo seguimos intentando.",
	tryNow: "Intentar ahora",
	wait: (seconds) => `Vas muy rápido: sigue en ${seconds} s.`,
	write: "Tu mensaje",
	writeHere: "Escribe un mensaje…",
	send: "Enviar",
	attach: "Enviar imágenes",
	photo: "Hacer una foto",
	dropHere: "Suelta aquí las imágenes",
	typing: (name) => (name ? `${name} está escribiendo` : "El asistente está escribiendo"),
	choices: "Respuestas rápidas",
	sending: "Enviando…",
	waiting: "No enviado: se enviará cuando vuelva la conexión.",
	waitingTurn: "Se enviará en cuanto se pueda.",
	notSent: "No se pudo enviar.",
	retry: "Reintentar",
	remove: "Quitar",
	uploading: (name) => `Enviando ${name}`,
	picture: (name) => `Imagen enviada: ${name}`,
	pictureWaits: "La estamos revisando…",
	pictureRefused: "No se pudo guardar.",
	imageProblems: {
		"too-big": "La imagen pesa demasiado: el máximo es 10 MB.",
		"wrong-type": "Ese archivo no se puede enviar: usa una imagen JPG, PNG, WebP o GIF.",
		"too-many": "Son demasiadas imágenes: envía hasta 3 a la vez y 10 por chat.",
		wait: "Has enviado varias imágenes seguidas: espera un momento.",
		offline: "La imagen no llegó: no hay conexión.",
		"not-taken": "No pudimos recibir esta imagen. Prueba con otra.",
	},
	step: (instruction, of) => `Instrucción ${instruction} de ${of}`,
	minutes: (minutes) => `${minutes} min`,
	careful: "Cuidado",
	expected: "Qué debería pasar",
	resources: "Te puede servir",
	opensElsewhere: "se abre en otra pestaña",
	joined: (name) => `${name} se unió a la conversación`,
	waitingNotice: "Avisamos al equipo. Puedes seguir escribiendo: lo leerán al llegar.",
	back: "Vuelve a atenderte el asistente virtual",
	ticket: (number) => `Caso registrado: ${number}`,
	closed: "La conversación terminó",
	over: "Esta conversación ya terminó.",
	again: "Empezar otra conversación",
	handover: "¿Seguir aquí tu conversación?",
	handoverWhy: "Abriste un enlace de un chat que empezó en otro dispositivo. Síguelo solo si el enlace es tuyo.",
	goOn: "Seguir esa conversación",
	notThat: "No, gracias",
	whatsapp: "Seguir por WhatsApp",
	whatsappAsk: "¿Seguimos por WhatsApp?",
	whatsappWhy:
		"Guardamos tu caso con esta conversación y abrimos WhatsApp con un mensaje que lleva su número y un enlace para verlo. Quien reciba ese mensaje puede abrirlo.",
	whatsappAgree: "De acuerdo, seguir",
	whatsappOpening: "Preparando tu caso…",
	whatsappReady: (ticket) => `Tu caso ${ticket} está listo. Si WhatsApp no se abrió, ábrelo desde aquí.`,
	whatsappOpen: "Abrir WhatsApp",
	whatsappFailed: "No se pudo preparar. Inténtalo otra vez en un momento.",
	notNow: "Ahora no",
	rate: "¿Cómo te fue?",
	stars: (rating) => ["Muy mal", "Mal", "Regular", "Bien", "Muy bien"][rating - 1] ?? "",
	comment: "¿Quieres contarnos algo más? (opcional)",
	sendRating: "Enviar opinión",
	thanks: "¡Gracias por tu opinión!",
	change: "Cambiarla",
	ratingFailed: "No se pudo enviar tu opinión. Inténtalo otra vez.",
};

const en: Text = {
	title: "How can we help?",
	open: "Open the chat",
	unread: (count) => (count === 1 ? "1 unread message" : `${count} unread messages`),
	close: "Close the chat",
	menu: "More options",
	elsewhere: "Continue on another device",
	copied: "Link copied. Open it on the other device; whoever has it can read this chat.",
	copyByHand: "Copy this link and open it on the other device; whoever has it can read this chat.",
	conversation: "Conversation",
	assistant: "Virtual assistant",
	person: "Team",
	you: "You",
	online: "We answer right away",
	withPerson: (name) => `You are talking to ${name}`,
	waitingForPerson: "A person will be with you",
	offline: "No connection: what you write is sent when it is back.",
	starting: "Opening the chat…",
	unreachable: "The chat cannot be reached. We keep trying.",
	tryNow: "Try now",
	wait: (seconds) => `That was fast: go on in ${seconds} s.`,
	write: "Your message",
	writeHere: "Write a message…",
	send: "Send",
	attach: "Send pictures",
	photo: "Take a photo",
	dropHere: "Drop the pictures here",
	typing: (name) => (name ? `${name} is typing` : "The assistant is typing"),
	choices: "Quick replies",
	sending: "Sending…",
	waiting: "Not sent: it goes out when the connection is back.",
	waitingTurn: "It goes out as soon as it can.",
	notSent: "It could not be sent.",
	retry: "Retry",
	remove: "Remove",
	uploading: (name) => `Sending ${name}`,
	picture: (name) => `Picture sent: ${name}`,
	pictureWaits: "Being looked at…",
	pictureRefused: "It could not be kept.",
	imageProblems: {
		"too-big": "The picture is too big: 10 MB at most.",
		"wrong-type": "That file cannot be sent: use a JPG, PNG, WebP or GIF picture.",
		"too-many": "Those are too many pictures: send up to 3 at once and 10 in a chat.",
		wait: "Several pictures in a row: wait a moment.",
		offline: "The picture did not arrive: there is no connection.",
		"not-taken": "We could not take this picture. Try another.",
	},
	step: (instruction, of) => `Instruction ${instruction} of ${of}`,
	minutes: (minutes) => `${minutes} min`,
	careful: "Careful",
	expected: "What should happen",
	resources: "This may help",
	opensElsewhere: "opens in another tab",
	joined: (name) => `${name} joined the conversation`,
	waitingNotice: "The team has been told. You can go on writing: they read it when they come.",
	back: "The virtual assistant is back",
	ticket: (number) => `Case recorded: ${number}`,
	closed: "The conversation is over",
	over: "This conversation is over.",
	again: "Start another conversation",
	handover: "Go on with your conversation here?",
	handoverWhy: "You opened the link of a chat that began on another device. Go on only if the link is yours.",
	goOn: "Go on with it",
	notThat: "No, thanks",
	whatsapp: "Continue on WhatsApp",
	whatsappAsk: "Continue on WhatsApp?",
	whatsappWhy:
		"We keep your case with this conversation and open WhatsApp with a message that carries its number and a link to it. Whoever gets that message can open it.",
	whatsappAgree: "I agree, continue",
	whatsappOpening: "Preparing your case…",
	whatsappReady: (ticket) => `Your case ${ticket} is ready. If WhatsApp did not open, open it from here.`,
	whatsappOpen: "Open WhatsApp",
	whatsappFailed: "It could not be prepared. Try again in a moment.",
	notNow: "Not now",
	rate: "How did it go?",
	stars: (rating) => ["Very bad", "Bad", "Fair", "Good", "Very good"][rating - 1] ?? "",
	comment: "Anything else to tell us? (optional)",
	sendRating: "Send rating",
	thanks: "Thank you for telling us!",
	change: "Change it",
	ratingFailed: "It could not be sent. Try again.",
};

export const texts: Record<Language, Text> = { es, en };
