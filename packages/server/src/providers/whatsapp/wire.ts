import { z } from "zod";

/** Of an identifier or a short word; longer ones are none of Meta's. */
const short = z.string().min(1).max(300);
const long = z.string().max(70_000);

export const ErrorAnswer = z.object({
	error: z.object({
		code: z.number(),
		message: z.string().optional(),
		error_data: z.object({ details: z.string().optional() }).nullish(),
		fbtrace_id: z.string().optional(),
	}),
});

export const Accepted = z.object({
	contacts: z.array(z.object({ wa_id: z.string().optional() })).optional(),
	messages: z.array(z.object({ id: short })).min(1),
});
export const Done = z.object({ success: z.literal(true) });
export const Uploaded = z.object({ id: short });
export const Media = z.object({
	url: z.url(),
	mime_type: z.string().optional(),
	file_size: z.coerce.number().optional(),
});
export const PhoneNumber = z.object({ display_phone_number: z.string(), verified_name: z.string().default("") });
export const SubscribedApps = z.object({ data: z.array(z.unknown()) });

/** Seconds since the epoch, as text. */
const Timestamp = z
	.union([z.string().regex(/^\d{1,12}$/), z.number().int().nonnegative().max(999_999_999_999)])
	.transform((seconds) => Number(seconds) * 1000);

const reply = z.object({ id: short, title: z.string().max(300).default("") });

export const IncomingMessage = z.object({
	/** Missing for people who hide their number. */
	from: short.optional(),
	/** Business-scoped: `US.1349…`. */
	from_user_id: short.optional(),
	user_id: short.optional(),
	id: short,
	timestamp: Timestamp,
	type: short,
	text: z.object({ body: long }).optional().catch(undefined),
	button: z
		.object({ payload: z.string().max(300).optional(), text: z.string().max(300) })
		.optional()
		.catch(undefined),
	interactive: z.object({ button_reply: reply.optional(), list_reply: reply.optional() }).optional().catch(undefined),
	image: z.object({ id: short, caption: long.optional() }).optional().catch(undefined),
	system: z
		.object({
			type: z.string().optional(),
			wa_id: short.optional(),
			new_wa_id: short.optional(),
			customer: short.optional(),
		})
		.optional()
		.catch(undefined),
});
export type IncomingMessage = z.infer<typeof IncomingMessage>;

export const Profile = z.object({
	wa_id: short.optional(),
	user_id: short.optional(),
	profile: z
		.object({ name: z.string().max(500).optional() })
		.optional()
		.catch(undefined),
});

export const Status = z.object({
	id: short,
	status: z.enum(["sent", "delivered", "read", "played", "failed"]),
	timestamp: Timestamp,
	biz_opaque_callback_data: z.string().max(600).optional().catch(undefined),
	errors: z
		.array(
			z.object({
				code: z.number(),
				title: z.string().optional(),
				message: z.string().optional(),
				error_data: z.object({ details: z.string().optional() }).nullish(),
			}),
		)
		.optional()
		.catch(undefined),
});

/** Each item is read by itself: one that is not understood takes nothing else with it. */
export const Change = z.object({
	field: z.literal("messages"),
	value: z.object({
		metadata: z.object({ phone_number_id: short }),
		contacts: z.array(z.unknown()).optional().catch(undefined),
		messages: z.array(z.unknown()).optional().catch(undefined),
		statuses: z.array(z.unknown()).optional().catch(undefined),
	}),
});
export const Notification = z.object({
	object: z.literal("whatsapp_business_account"),
	entry: z.array(z.object({ changes: z.array(z.unknown()) }).catch({ changes: [] })),
});
