export { forgetSession, sessionQuery, useAdoptSession, useCan, useSession } from "./session.ts";
