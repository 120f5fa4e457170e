import { email, integer, key, secretText } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

export const accountSettings = {
	ownerEmail: optional("OWNER_EMAIL", email, {
		description: "Makes the owner's account at the first start, without a browser. Needs `OWNER_PASSWORD`.",
		example: "owner@example.com",
	}),
	ownerPassword: secret("OWNER_PASSWORD", secretText(10), {
		description: "Password of that account; read at the first start only.",
		example: "(at least 10 characters)",
	}),
	encryptionKey: secret("ENCRYPTION_KEY", key, {
		description:
			"Protects sessions and stored secrets. Without it one is made and kept in `DATA_DIR/encryption.key`. All processes of an installation need the same.",
		example: "(openssl rand -base64 32)",
	}),
	sessionHours: setting("SESSION_HOURS", integer(1, 8760), "168", {
		description: "A session that is not used for this long ends.",
		example: "12",
	}),
	sessionRotateMinutes: setting("SESSION_ROTATE_MINUTES", integer(5, 10_080), "1440", {
		description: "A session in use is renewed this often.",
		example: "60",
	}),
	setupLinkMinutes: setting("SETUP_LINK_MINUTES", integer(5, 10_080), "1440", {
		description: "How long the set-up link of the first start works.",
		example: "60",
	}),
	invitationHours: setting("INVITATION_HOURS", integer(1, 720), "72", {
		description: "How long an invitation link works.",
		example: "24",
	}),
};
