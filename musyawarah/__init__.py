"""The village's meetings: musdus, musdes, musrenbang."""
