/**
 * The files that models are kept in: safetensors, sealed by a checksum, replaced whole or not at
 * all.
 *
 * <p>A file is what a stranger wrote. It is read piece by piece with every size checked against the
 * file before room is made for it, and whatever is wrong with it is a {@link
 * dev.rondo.checkpoint.CheckpointException} that says where. A file can name no class and no path.
 * Nothing here knows what a model is.
 */
package dev.rondo.checkpoint;
